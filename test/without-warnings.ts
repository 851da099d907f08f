/** Releases of these tests are small on purpose, and preflight says so: what it prints is looked at where it is the point, in test/preflight. */
const write = process.stderr.write.bind(process.stderr);

process.stderr.write = ((text: string | Uint8Array, ...rest: []) => (
  typeof text === 'string' && text.startsWith('preflight warning: ') ? true : write(text, ...rest)
)) as typeof process.stderr.write;
