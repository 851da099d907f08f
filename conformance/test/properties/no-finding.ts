import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { OracleClient } from '../../client/oracle-client';

/** Bundles that all properties judge together: on every push, and with FULL=1. */
const BUNDLES = process.env.FULL === '1' ? 20_000 : 1_000;
/** Every push judges the same bundles; the full size judges others each time. SEED=n, as a failure prints it, judges those again. */
const seed = Number(process.env.SEED ?? (process.env.FULL === '1' ? Date.now() % 2 ** 31 : 20261121));
/** Synthesis and judgement of a bundle take some 20 ms; the rest is for a busy machine. */
const MILLISECONDS_A_BUNDLE = 250;

/**
 * A property of one construct: whatever props it accepts, nobody objects to the bundle that it makes.
 * The arbitrary gives accepted props only, so that a refusal fails as well. A failure shows the smallest props that fail, and the seed.
 *
 * @param share part of all bundles that this construct is judged by
 */
export function nobodyObjects<Props>(title: string, share: number, accepted: fc.Arbitrary<Props>, build: (props: Props) => Chart): void {
  const numRuns = Math.round(BUNDLES * share);

  describe(`${title}, seed ${seed}`, () => {
    let oracle: OracleClient;
    beforeAll(() => { oracle = new OracleClient(); });
    afterAll(() => oracle.close());

    test(`${numRuns} bundles: nobody objects`, async () => {
      await fc.assert(fc.asyncProperty(accepted, async (props) => {
        const findings = await oracle.findings({ yaml: App.of(build(props)).synthYaml() });
        if (findings.length > 0) {
          throw new Error(findings.join('\n'));
        }
      }), { seed, numRuns });
    }, numRuns * MILLISECONDS_A_BUNDLE);
  });
}
