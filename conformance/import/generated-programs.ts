import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { readManifests } from '../../src/yaml/read-manifests';
import { repository, workDirectory } from '../client/conformance-data';

/** Where a set of programs is. */
function directoryOf(name: string): string {
  return join(workDirectory, name);
}

/** Writes the programs, type-checks them all as one under `strict` and says what the compiler objects to. */
export function typeCheck(set: string, programs: readonly string[]): string[] {
  const directory = directoryOf(set);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const files = programs.map((text, index) => {
    const file = join(directory, `program-${index}.ts`);
    writeFileSync(file, text);
    return file;
  });
  const options = { extends: join(repository, 'conformance', 'tsconfig.json'), compilerOptions: { strict: true, noUnusedLocals: true, skipLibCheck: true }, files };
  const { options: parsed, fileNames } = ts.parseJsonConfigFileContent(options, ts.sys, directory, undefined, join(directory, 'tsconfig.json'));
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, { ...parsed, noEmit: true }));
  return diagnostics.filter(({ file }) => file === undefined || file.fileName.startsWith(directory)).map((one) => ts.formatDiagnostic(one, {
    getCanonicalFileName: (name) => name, getCurrentDirectory: () => directory, getNewLine: () => '\n',
  }));
}

/** What a program made, and what preflight warned of meanwhile. */
export interface Synthesis {
  readonly objects: unknown[];
  readonly warnings: string;
}

/** Runs a program as `cdk8s synth` does, preflight and all, and reads what it wrote. */
export function synthesize(set: string, index: number, program: string): Synthesis {
  const outdir = join(directoryOf(set), `out-${index}`);
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const script = ts.transpileModule(program, { compilerOptions });
  const warnings: string[] = [];
  const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => warnings.push(String(text)) > 0);
  process.env.CDK8S_OUTDIR = outdir;
  try {
    new Function('require', 'exports', script.outputText)(require, {});
  } finally {
    delete process.env.CDK8S_OUTDIR;
    written.mockRestore();
  }
  const objects = readdirSync(outdir).flatMap((file) => {
    const { manifests, problems } = readManifests(file, readFileSync(join(outdir, file), 'utf8'));
    return [...manifests.map(({ object }) => object), ...problems];
  });
  return { objects, warnings: warnings.join('') };
}
