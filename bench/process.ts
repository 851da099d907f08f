import { createRequire } from 'node:module';

/**
 * One measured process: `node process.js <ours|raw|plus> <count> <outdir>` prints the CPU seconds (user and system, all threads) of its parts as JSON.
 * Only what the contender needs is loaded.
 */
const [contender, count, outdir] = process.argv.slice(2);

const seconds = (usage: NodeJS.CpuUsage) => (usage.user + usage.system) / 1e6;

let last = process.cpuUsage();
function lap(): number {
  const elapsed = seconds(process.cpuUsage(last));
  last = process.cpuUsage();
  return elapsed;
}

const start = seconds(last);
const { construct } = createRequire(__filename)(`./${contender}`);
const load = lap();
const app = construct(outdir, Number(count));
const built = lap();
app.synth();
const synth = lap();
process.stdout.write(JSON.stringify({ start, load, construct: built, synth, total: seconds(process.cpuUsage()) }));
