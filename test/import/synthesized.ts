import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { Json } from '../../src/import/code/json';
import { readManifests } from '../../src/yaml/read-manifests';
import { Folder } from '../cli/runs';

/** What a program does where `cdk8s synth` runs it: what it writes, and of what preflight warns. Throws what the synthesis throws. */
export function synthesizeProgram(program: string): { readonly objects: Json[]; readonly warnings: string } {
  const folder = new Folder();
  const warnings: string[] = [];
  const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => warnings.push(String(text)) > 0);
  process.env.CDK8S_OUTDIR = folder.path;
  try {
    const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    // eslint-disable-next-line no-new-func -- the program is what is tested
    new Function('require', 'exports', outputText)(require, {});
    const files = readdirSync(folder.path).sort();
    return { objects: files.flatMap((file) => readManifests(file, readFileSync(join(folder.path, file), 'utf8')).manifests.map(({ object }) => object)), warnings: warnings.join('') };
  } finally {
    delete process.env.CDK8S_OUTDIR;
    written.mockRestore();
    folder.remove();
  }
}
