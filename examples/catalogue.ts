import { App } from 'cdk8s';
import { buildArticles } from './articles/app';
import { buildEnvironments } from './environments/app';
import { buildFirstLines } from './first-lines/app';
import { OnlineBoutique } from './online-boutique/app';
import { buildPodinfo } from './podinfo/app';

/** An app that can be built. */
export interface Example {
  /** Its folder here and below the output directory. */
  readonly name: string;
  /** Puts its charts into the app. */
  readonly build: (app: App) => void;
}

/** Every example. */
export const EXAMPLES: readonly Example[] = [
  { name: 'first-lines', build: buildFirstLines },
  { name: 'articles', build: buildArticles },
  { name: 'podinfo', build: buildPodinfo },
  { name: 'environments', build: buildEnvironments },
  { name: 'online-boutique', build: (app) => { new OnlineBoutique(app); } },
];
