import { allScenarios } from './all-scenarios';

// Run as a program of its own, to compare what two processes write.
process.stdout.write(allScenarios());
