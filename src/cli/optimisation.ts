import { setFlagsFromString } from 'v8';

const FLAGS: readonly string[] = [
  // V8 optimises only what runs long: by default far less bytecode is enough. Each rule is a function of its own that runs once for every object:
  // to optimise hundreds of them took longer than they ran.
  '--interrupt-budget=540000',
  // Memory is collected in one go and by one thread. Doing it bit by bit and by several shortens pauses, of which nobody is aware here, and takes more work.
  '--no-incremental-marking',
  '--no-parallel-scavenge',
];

/** Sets V8 up for a process of our own that ends with the command: never for a program that the library is part of. */
export function optimiseForOneCommand(): void {
  FLAGS.forEach((flag) => setFlagsFromString(flag));
}
