import * as fc from 'fast-check';

/** The same examples in every run, so that a run that fails can be repeated; PROPERTY_SEED asks for others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261121) });
