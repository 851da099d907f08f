import { OracleClient } from '../client/oracle-client';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' }, spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] } };

describe('OracleClient', () => {
  let oracle: OracleClient;
  beforeAll(() => { oracle = new OracleClient(); });
  afterAll(() => oracle.close());

  test('judges objects and YAML', async () => {
    expect(await oracle.findings({ objects: [service] })).toEqual([]);
    expect(await oracle.findings({ yaml: 'apiVersion: v1\nkind: Service\nmetadata: {name: Shop}\nspec: {ports: [{port: 80}]}' }))
      .toEqual([expect.stringContaining('error [core] Service Shop metadata.name: ')]);
  });

  test('answers questions that were asked at once', async () => {
    const answers = await Promise.all([1, 2, 3].map((scalar) => oracle.ask('evalCondition', { condition: 'result >= 2', result: { scalar } })));
    expect(answers.map((answer) => answer.holds)).toEqual([false, true, true]);
  });

  test('takes samples that are no numbers', async () => {
    expect(await oracle.ask('evaluateResult', { successCondition: 'isNaN(result[0])', result: { vector: ['NaN'] } })).toEqual({ phase: 'Successful' });
  });

  test('names the version of a pod template as the controller does', async () => {
    const template = (image: string) => ({ spec: { containers: [{ name: 'shop', image }] } });
    const hash = async (image: string) => (await oracle.ask('podTemplateHash', { template: template(image) })).hash;
    expect(await hash('shop:1')).toEqual(await hash('shop:1'));
    expect(await hash('shop:1')).not.toEqual(await hash('shop:2'));
  });

  test('reads weight and replicas of the current step', async () => {
    const canary = { trafficRouting: { nginx: {} }, steps: [{ setWeight: 20 }] };
    const rollout = { spec: { replicas: 10, strategy: { canary } }, status: { stableRS: 'old', currentPodHash: 'new' } };
    expect(await oracle.ask('weights', { rollout })).toMatchObject({ currentSetWeight: 20, canaryReplicas: null });
    expect(await oracle.ask('replicas', { rollout })).toMatchObject({ canary: 2, stable: 10 });
  });

  test('rejects a question with a misspelt field, and goes on', async () => {
    await expect(oracle.ask('weights', { rollout: { spce: {} } })).rejects.toThrow('unknown field "rollout.spce"');
    expect(await oracle.findings({ objects: [service] })).toEqual([]);
  });
});

test('a question to a process that died is rejected with what it said', async () => {
  const broken = new OracleClient('/bin/false');
  await expect(broken.ask('validate', {})).rejects.toThrow('/bin/false ended with code 1');
  await expect(broken.ask('validate', {})).rejects.toThrow('ended with code 1');
  await broken.close();
});

test('a binary that is not there says how to build it', async () => {
  const missing = new OracleClient('/nowhere/oracle');
  await expect(missing.ask('validate', {})).rejects.toThrow('conformance/run builds it');
  await missing.close();
});
