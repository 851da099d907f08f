import { wholeSeconds } from '../../semantics/durations';
import { requireText } from '../required-text';
import { KayentaScopeDetail } from './kayenta-scope';

/** A scope as the API writes it. Throws where something is missing. */
export function renderScopeDetail(where: string, prop: string, detail: KayentaScopeDetail): Record<string, unknown> {
  requireText(where, `${prop}.scope`, detail.scope, '"app=orders and rollouts-pod-template-hash={{args.canary-hash}}"');
  requireText(where, `${prop}.region`, detail.region, '"us-central1"');
  return {
    scope: detail.scope,
    region: detail.region,
    step: wholeSeconds(where, `${prop}.step`, detail.step, 1),
    ...(detail.start !== undefined && { start: detail.start }),
    ...(detail.end !== undefined && { end: detail.end }),
  };
}
