import { Difference } from './differences';
import { NotRecognised } from './release';
import { call, Code, imported, verbatim } from '../code/code';

/** More than that, and the props would no longer tell what the release is. */
const MOST_PATCHES = 8;
/** What makes the release the one that it is. */
const IDENTITY = /^\/(apiVersion|kind|metadata\/(name|namespace|generateName)|spec\/(selector|workloadRef|strategy\/canary\/(steps|stableService|canaryService|pingPong)|strategy\/blueGreen\/(activeService|previewService)))(\/|$)/;

/** JSON patches that put back what the construct has no prop for. */
export function patchesOf(losses: readonly Difference[]): Code[] {
  if (losses.length > MOST_PATCHES) {
    throw new NotRecognised(`the construct would lose or change ${losses.length} fields, of which the first is ${pointer(losses[0])}`);
  }
  return losses.map((loss) => {
    const path = pointer(loss);
    if (IDENTITY.test(path)) {
      throw new NotRecognised(`${path} would change from ${JSON.stringify(loss.theirs) ?? 'nothing'} to ${JSON.stringify(loss.ours) ?? 'nothing'}`);
    }
    if (loss.theirs === undefined) {
      return call(imported('cdk8s', 'JsonPatch.remove'), verbatim(path));
    }
    return call(imported('cdk8s', `JsonPatch.${loss.ours === undefined ? 'add' : 'replace'}`), verbatim(path), verbatim(loss.theirs));
  });
}

function pointer({ path }: Difference): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
