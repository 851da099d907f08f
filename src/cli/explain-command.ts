import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { readArguments } from './arguments';
import { Command, ExitCode, WrongCall } from './command';
import { RuleInfo } from '../review/engine/rule';
import { CATALOGUE, findRule, nearestRules } from '../review/report/rule-catalogue';
import { renderRulePage } from '../review/report/rule-page';

const USAGE = `cdk8s-rollouts explain [RULE...]

Prints the page of a rule: what happens, what to do, a manifest that fails and one that passes. Without a rule it lists all of them.

  RULE   an id such as ZD101, or a name such as readiness-missing

Ends with 0, or with 2 if there is no such rule.`;

const PAGES = join(__dirname, '..', '..', 'docs', 'rules');

/** Ids of rules in, their pages out. */
export const explainCommand: Command = {
  summary: 'prints the page of a rule, or the list of all rules',
  usage: USAGE,
  run: (args, terminal) => {
    const { positionals } = readArguments(args, {});
    if (positionals.length === 0) {
      terminal.print(ruleList());
      return ExitCode.DONE;
    }
    const rules = positionals.map((text) => ({ text, rule: findRule(text) }));
    const unknown = rules.filter(({ rule }) => rule === undefined).map(({ text }) =>
      `there is no rule ${text}; the nearest are:${nearestRules(text).map(({ id, title }) => `\n  ${id}  ${title}`).join('')}`);
    if (unknown.length > 0) {
      throw new WrongCall(unknown.join('\n'));
    }
    terminal.print(rules.map(({ rule }) => pageText(rule!)).join('\n'));
    return ExitCode.DONE;
  },
};

function ruleList(): string {
  const [idWidth, severityWidth] = [Math.max(...CATALOGUE.map(({ id }) => id.length)), Math.max(...CATALOGUE.map(({ severity }) => severity.length))];
  return CATALOGUE.map(({ id, severity, title }) => `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${title}\n`).join('');
}

/** The page with its examples, which come from the rule's tests and are shipped; rules without examples need no file. */
function pageText(rule: RuleInfo): string {
  const file = join(PAGES, `${rule.id}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : renderRulePage(rule);
}
