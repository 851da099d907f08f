import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PreflightValidation, Violation } from '../../src';

async function validate(text: string, props = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'validation-')), 'shop.k8s.yaml');
  writeFileSync(file, text);
  const violations: Violation[] = [];
  const submitted: unknown[] = [];
  const report = { addViolation: (violation: Violation) => violations.push(violation), submit: (...all: unknown[]) => submitted.push(...all) };
  await new PreflightValidation(props).validate({ manifests: [file], report });
  return { file, violations, submitted };
}

const SERVED = `apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec:
      containers: [{name: cart, image: "cart:1.0.0", ports: [{containerPort: 8080}]PROBE}]
---
apiVersion: v1
kind: Service
metadata: {name: cart}
spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 8080}]}
`;

describe('as a validation plugin of cdk8s-cli', () => {
  test('an error fails the synthesis and names rule, object, place and mend', async () => {
    const { file, violations, submitted } = await validate(SERVED.replace('PROBE', ''));
    expect(violations).toContainEqual({
      ruleName: 'ZD101 readiness-missing (error)',
      recommendation: expect.stringContaining('has no readinessProbe'),
      fix: expect.stringContaining('add a readinessProbe'),
      violatingResources: [{ resourceName: 'cart', locations: ['spec.template.spec.containers[0]'], manifestPath: file }],
    });
    expect(submitted[0]).toBe('failure');
  });

  test('no error lets it pass', async () => {
    const { violations, submitted } = await validate(SERVED.replace('PROBE', ', readinessProbe: {httpGet: {path: /ready, port: 8080}}'));
    expect(violations.filter(({ ruleName }) => ruleName.endsWith('(error)'))).toEqual([]);
    expect(submitted[0]).toBe('success');
  });

  test('what cannot be read fails it', async () => {
    const { violations, submitted } = await validate('a: [');
    expect(violations).toEqual([expect.objectContaining({ ruleName: 'unreadable', recommendation: expect.stringContaining('malformed YAML') })]);
    expect(submitted[0]).toBe('failure');
  });

  test.each([[{ complete: 'yes' }, 'complete is "yes"'], [{ kubernetesVersion: 'new' }, 'kubernetesVersion is "new"']])('%j is refused', (props, message) => {
    expect(() => new PreflightValidation(props as never)).toThrow(message);
  });
});
