import { LibraryTrial } from '../../src/cli/library-trial';
import { Import, importManifests } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { readManifests } from '../../src/yaml/read-manifests';

/** The program that a text becomes, without the lines that every program has. */
export function importText(text: string): string {
  return programOf(text).split('\n\n').slice(2, -1).join('\n\n').replace(/^const chart = .*\n/, '');
}

export function programOf(text: string): string {
  return printProgram(importManifests(readManifests('shop.yaml', text).manifests, new LibraryTrial()).charts);
}

/** Why the objects of a text that the library has a construct for did not become one. */
export function reasons(text: string): (string | undefined)[] {
  return importManifests(readManifests('shop.yaml', text).manifests, new LibraryTrial()).kinds.map(({ reason }) => reason);
}

/** What a text becomes where Rollouts and the objects around them are recognised as constructs. */
export function importConstructs(text: string): Import {
  return importManifests(readManifests('shop.yaml', text).manifests, new LibraryTrial(), { construct: true });
}

/** The program of that, without the lines that every program has. */
export function constructText(text: string): string {
  return printProgram(importConstructs(text).charts).split('\n\n').slice(2, -1).join('\n\n');
}
