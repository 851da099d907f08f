import { rmSync } from 'fs';
import { join } from 'path';
import { EXAMPLES } from './catalogue';
import { report } from './report';
import { synthesize } from './synthesis';

const output = 'dist';

const examples = EXAMPLES.map((example) => {
  const outdir = join(output, example.name);
  rmSync(outdir, { recursive: true, force: true });
  return { directory: `${output}/${example.name}`, charts: synthesize(example, outdir) };
});
process.stdout.write(`${report(examples).join('\n')}\n`);
