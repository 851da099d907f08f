import { placeInFile } from './finding-place';
import { Report } from './report';
import { addressOf, REPOSITORY } from './rule-address';
import { Acknowledgement } from '../engine/acknowledgement';
import { Finding } from '../engine/evaluate';
import { RuleInfo, Severity } from '../engine/rule';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, which code scanning services read. Acknowledged findings are suppressed results there.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReport: Report = ({ findings, unread }, { version }) => {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()].sort((one, other) => one.id < other.id ? -1 : 1);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-rollouts', semanticVersion: version, informationUri: REPOSITORY, rules: rules.map(descriptor) } },
      invocations: [{ executionSuccessful: unread === 0 }],
      columnKind: 'utf16CodeUnits',
      results: findings.map((finding) => result(finding, indexes.get(finding.rule.id)!)),
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function descriptor(rule: RuleInfo): object {
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.rationale },
    help: { text: rule.mend },
    helpUri: addressOf(rule),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [rule.group] },
  };
}

function result(finding: Finding, ruleIndex: number): object {
  const { rule, severity, object, path, message, mend, acknowledged } = finding;
  const { file, line } = placeInFile(finding);
  const name = [object.namespace, object.kind, object.name].filter((part) => part).join('/');
  const region = line === undefined ? undefined : { startLine: line };
  return {
    ruleId: rule.id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${sentence(message)} ${sentence(mend)}` },
    locations: [{
      ...(file !== undefined && { physicalLocation: { artifactLocation: artifactLocation(file), region } }),
      logicalLocations: [{ fullyQualifiedName: path ? `${name}/${path}` : name, kind: 'resource' }],
    }],
    // Lines move; what is found in which field of which object stays.
    partialFingerprints: { 'ruleAndField/v1': `${rule.id} ${name} ${path}` },
    ...(acknowledged && { suppressions: [suppression(acknowledged)] }),
  };
}

function suppression({ carrier, reason }: Acknowledgement): object {
  return { kind: carrier ? 'inSource' : 'external', status: 'accepted', justification: reason };
}

/** Paths in a repository are relative to its root, as code scanning services want them. */
function artifactLocation(file: string): object {
  const path = file.replace(/\\/g, '/');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) {
    return { uri: `file://${encoded}` };
  }
  const drive = /^[A-Za-z]:\//.test(path);
  return drive ? { uri: `file:///${encoded.replace('%3A', ':')}` } : { uri: encoded.replace(/^(\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
