import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { loadAll, dump } from 'js-yaml';
import { repository, workDirectory } from '../client/conformance-data';

const podTemplateHash = { rollout: 'rollouts-pod-template-hash', deployment: 'pod-template-hash' };

/**
 * The form of a release that linters understand: most look only at the pods of kinds that they know, and a Rollout is none.
 * Rollouts become Deployments, autoscalers point at them, and what only a Rollout needs is left out.
 */
export function asDeployment(objects: readonly any[]): any[] {
  return objects
    .filter(({ apiVersion, kind, spec }) => !apiVersion.startsWith('argoproj.io/') || (kind === 'Rollout' && spec.template))
    .map((object) => {
      switch (object.kind) {
        case 'Rollout': return deployment(object);
        case 'HorizontalPodAutoscaler': return pointedAtDeployment(object);
        default: return object;
      }
    });
}

function deployment({ metadata, spec }: any): any {
  const { replicas, selector, template, minReadySeconds, revisionHistoryLimit, progressDeadlineSeconds } = spec;
  const { maxSurge, maxUnavailable } = spec.strategy.canary ?? {};
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas,
      selector,
      minReadySeconds,
      revisionHistoryLimit,
      progressDeadlineSeconds,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
      template: JSON.parse(JSON.stringify(template).replaceAll(`"${podTemplateHash.rollout}"`, `"${podTemplateHash.deployment}"`)),
    },
  };
}

function pointedAtDeployment(autoscaler: any): any {
  const scaleTargetRef = { ...autoscaler.spec.scaleTargetRef, apiVersion: 'apps/v1', kind: 'Deployment' };
  return { ...autoscaler, spec: { ...autoscaler.spec, scaleTargetRef } };
}

/** Writes the Deployment form of each file to a directory of its own and gives the paths. */
export function writeAsDeployments(files: readonly string[]): string[] {
  const directory = join(workDirectory, 'lint');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  return files.map((file) => {
    const objects = loadAll(readFileSync(join(repository, file), 'utf8')).filter((object) => object);
    const path = join(directory, file.replaceAll('/', '_'));
    writeFileSync(path, asDeployment(objects).map((object) => dump(object, { skipInvalid: true })).join('---\n'));
    return path;
  });
}
