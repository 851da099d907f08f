import { Code, create, imported, object, Package, parts, Statement, variable, verbatim } from './code/code';
import { printCode } from './code/print-code';

/** The objects of one source. */
export interface ProgramChart {
  readonly source: string;
  readonly id: string;
  /** Name of the constant that holds the chart. */
  readonly variable: string;
  /** Namespace of the objects that name none. */
  readonly namespace?: string;
  /** What a construct of the library would do better. */
  readonly advice: readonly string[];
  readonly statements: readonly Statement[];
}

const APP = { variable: 'app', code: create(imported('cdk8s', 'App')) };

/** The whole program: `cdk8s synth` of it writes one file for each chart. */
export function printProgram(charts: readonly ProgramChart[]): string {
  const sections = charts.map((chart) => [
    ...(charts.length > 1 || chart.advice.length > 0 ? [`From ${chart.source}.`, ...chart.advice].flatMap(comment) : []),
    printStatement({ variable: chart.variable, code: chartCode(chart) }, true),
    ...printStatements(chart.statements),
  ].join('\n'));
  const codes = [APP.code, ...charts.flatMap((chart) => [create(imported('cdk8s', 'Chart')), ...chart.statements.map(({ code }) => code)])];
  return `${[printImports(codes), printStatement(APP, true), ...sections, 'app.synth();'].join('\n\n')}\n`;
}

function chartCode({ id, namespace }: ProgramChart): Code {
  const props = namespace === undefined ? undefined : object({ namespace: verbatim(namespace) });
  return create(imported('cdk8s', 'Chart'), variable(APP.variable), verbatim(id), props);
}

function printStatements(statements: readonly Statement[]): string[] {
  const used = new Set(statements.flatMap(({ code }) => parts(code)).flatMap((part) => part.is === 'variable' ? part.name : []));
  return statements.flatMap((statement) => [
    ...(statement.comments ?? []).flatMap(comment),
    printStatement(statement, statement.variable !== undefined && used.has(statement.variable)),
  ]);
}

function printStatement({ variable: name, code }: Statement, named: boolean): string {
  const opening = named ? `const ${name} = ` : '';
  return `${opening}${printCode(code, '', opening.length)};`;
}

function printImports(codes: readonly Code[]): string {
  const byPackage = new Map<Package, Set<string>>();
  for (const part of codes.flatMap(parts)) {
    if (part.is === 'import') {
      byPackage.set(part.package, (byPackage.get(part.package) ?? new Set()).add(part.name.split('.')[0]));
    }
  }
  return [...byPackage].sort(([one], [other]) => one < other ? -1 : 1).map(([name, members]) => printImport(name, [...members].sort())).join('\n');
}

function printImport(name: Package, members: readonly string[]): string {
  const line = `import { ${members.join(', ')} } from '${name}';`;
  return line.length <= 140 ? line : `import {\n${members.map((member) => `  ${member},`).join('\n')}\n} from '${name}';`;
}

/** A comment in lines that can be read. */
function comment(text: string): string[] {
  const lines = [''];
  for (const word of text.replace(/\s+/g, ' ').split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + word.length > 134) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
  }
  return lines.map((line) => `// ${line}`);
}
