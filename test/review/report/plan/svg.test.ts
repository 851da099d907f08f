import { autoscaled, blueGreen, canary, hostile, phase, releases, rolling } from './releases';
import { below, Read, readMarkup, textIn } from './strict-markup';
import { PlannedRelease } from '../../../../src/review/plan/planned-release';
import { svgPlan } from '../../../../src/review/report/plan/svg';

const OPTIONS = { colours: false };
const draw = (...drawn: Parameters<typeof svgPlan>[0]) => svgPlan(drawn, OPTIONS);
const texts = (element: Read) => below(element).filter(({ name }) => name === 'text').map(textIn);
const named = (element: Read, wanted: string) => below(element).filter(({ name }) => name === wanted);
const withClass = (element: Read, wanted: string) => below(element).filter(({ attributes }) => attributes.class?.split(' ').includes(wanted));

test.each([
  ['a canary', [canary]], ['a blue-green', [blueGreen]], ['a rolling Deployment', [rolling]], ['an autoscaled canary', [autoscaled]], ['several releases', releases],
])('%s is well-formed, loads nothing, runs nothing, and is the same each time', (_, drawn) => {
  const svg = draw(...drawn);
  const root = readMarkup(svg);
  expect(root).toMatchObject({ name: 'svg', attributes: { role: 'img', width: '800' } });
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/http:\/\/www|https?:\/\/[^ ]*\.(js|css|woff)|@import|url\((?!#)|href|<script|<image|<foreignObject| on\w+=|style="/);
  const ids = below(root).flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(draw(...drawn)).toBe(svg);
});

test('says in words what it shows, for those who do not see it', () => {
  const [title, desc] = readMarkup(draw(canary)).children.filter((child): child is Read => typeof child !== 'string');
  expect([title.name, textIn(title)]).toEqual(['title', 'Release plan of Rollout orders in namespace shop']);
  expect(desc.name).toBe('desc');
  expect(textIn(desc)).toContain('Phase 0–1 (setWeight: 5, pause: 5m) begins after 0 s and comes to 5 % of the requests for the new version, 10 stable pods and 2 new pods.');
  expect(textIn(desc)).toContain('Gate of phase 3, pause: {}: a person who promotes it.');
});

test('several releases are below each other, each with its own words, and with words about all', () => {
  const root = readMarkup(draw(canary, blueGreen));
  expect(named(root, 'title').map(textIn)).toEqual(['Release plans of orders, carts', 'Release plan of Rollout orders in namespace shop', 'Release plan of Rollout carts in namespace shop']);
  const [first, second] = below(root).filter(({ name, attributes }) => name === 'g' && attributes.role === 'img').map(({ attributes }) => Number(attributes.transform.match(/ (\d+)\)/)![1]));
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(Number(withClass(root, 'paper')[0].attributes.height));
});

test('every weight, every count, every gate, every analysis and every phase is labelled', () => {
  const all = texts(readMarkup(draw(canary)));
  expect(all).toEqual(expect.arrayContaining(['5 %', '25 %', '50 %', '100 %']));
  expect(all).toEqual(expect.arrayContaining(['10 + 2', '10 + 3', '10 + 5', '10 + 10', '0 + 10']));
  expect(all).toEqual(expect.arrayContaining(['phases 0–1', 'phases 2–3', 'phases 4–6', 'phase 7', 'phase 8', 'setWeight: 5', 'setWeight: 25', 'last pods', 'promoted']));
  expect(all).toEqual(expect.arrayContaining(['background: success-rate', 'step 6: latency', '0s', '5m40s', '6m20s', '1h17m', '1h18m']));
  for (const { index, gate } of canary.phases) {
    // Beside the place where it is, and in the list that says what it is.
    expect([index, all.filter((text) => text === String(index)).length]).toEqual([index, gate ? 2 : index === 0 ? 1 : 0]);
  }
  expect(all).toContain('pause: {}: a person who promotes it');
});

test('each kind of gate has a shape of its own, and waiting for a person is hatched', () => {
  const root = readMarkup(draw(canary));
  const shapes = withClass(root, 'gate').map(({ name, attributes }) => (name === 'polygon' ? attributes.points.split(' ').length : name));
  // In the drawing, in the legend, in the list.
  expect(shapes).toEqual(['circle', 8, 'circle', 4, 'circle', 8, 4, 'circle', 8, 'circle', 4]);
  expect(below(root).filter(({ attributes }) => attributes.fill === 'url(#release-0-hatch)')).toHaveLength(1);
  expect(textIn(root)).toContain('Hatched: however long a person takes');
  expect(textIn(readMarkup(draw(rolling)))).not.toContain('Hatched');
});

test('gates that mean the same are explained together, as many as there is room for', () => {
  const gate = { kind: 'pause', description: 'a minute passes', analyses: [] };
  const alike = (count: number) => texts(readMarkup(draw({ ...canary, analyses: [], phases: Array.from({ length: count }, (_, index) => phase(index, { step: 'pause: 1m', gate })) })))
    .filter((text) => text === 'pause: 1m: a minute passes').length;
  expect([alike(1), alike(9), alike(60)]).toEqual([1, 1, 2]);
});

test('a gate of a kind that is not known yet is drawn, too', () => {
  const gate = { kind: 'oracle', description: 'it is asked', analyses: [] };
  const all = texts(readMarkup(draw({ ...canary, phases: [phase(0, { gate })] })));
  expect(all).toEqual(expect.arrayContaining(['gate: oracle', 'setWeight: 0: it is asked']));
});

/** The corners of the new version's areas: of the requests, and of the pods. */
function corners(drawn: PlannedRelease): [x: number, y: number][][] {
  return withClass(readMarkup(draw(drawn)), 'canary').filter(({ name }) => name === 'path')
    .map(({ attributes }) => [...attributes.d.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)]));
}

/** Where a line rises or falls, and by how much. */
function steps(line: readonly [x: number, y: number][]): [x: number, by: number][] {
  const half = line.slice(0, line.length / 2);
  return half.slice(1).map(([x, y], index): [number, number] => [x, half[index][1] - y]).filter(([, by]) => by !== 0);
}

test('a weight is set when the pods are ready: at the end of its phase', () => {
  const [requests] = corners(autoscaled);
  const [first, second] = steps(requests);
  expect([first[1], second[1]]).toEqual([60, 60]);
  // The release itself begins beside the axis.
  expect(first[0]).toBeGreaterThan(requests[1][0] + 5);
});

test('a Service is switched when the phase begins that is about it, and its pods are there before', () => {
  const [requests, pods] = corners({ ...blueGreen, phases: blueGreen.phases.filter(({ index }) => index !== 2) });
  const analysis = withClass(readMarkup(draw(blueGreen)), 'judge').find(({ attributes }) => Number(attributes.width) > 20)!;
  expect(steps(requests)).toEqual([[expect.any(Number), 120]]);
  expect(steps(requests)[0][0]).toBeCloseTo(Number(analysis.attributes.x), -1);
  expect(steps(pods)[0][0]).toBeLessThan(steps(requests)[0][0]);
});

test('where all pods stop before new ones start, nobody answers meanwhile', () => {
  const stable = withClass(readMarkup(draw({ ...rolling, strategy: 'recreate' })), 'stable').filter(({ name }) => name === 'path');
  const heights = stable.map(({ attributes }) => [...attributes.d.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)));
  expect(heights[0][3]).toBe(heights[0][0] + 120);
  expect(heights[1][3]).toBeGreaterThan(heights[1][0]);
  expect(corners({ ...rolling, strategy: 'recreate' }).map((line) => steps(line)).every((all) => all.length > 0)).toBe(true);
});

test('pods that are replaced one by one are one slope, however many they are', () => {
  const phases = Array.from({ length: 60 }, (_, index) => phase(index, {
    step: 'pods are replaced', exposure: (index + 1) / 60, stableReplicas: 59 - index, canaryReplicas: index + 1, peakReplicas: 61, startsAt: index * 30, seconds: 30, abortSeconds: 9,
  }));
  const root = readMarkup(draw({ ...rolling, phases: [...phases, { ...rolling.phases[1], index: 60, startsAt: 1800 }] }));
  expect(root.attributes.width).toBe('800');
  expect(texts(root)).toEqual(expect.arrayContaining(['phases 0–59', 'pods are replaced', 'phase 60']));
});

test('without a router the share of the requests moves with the pods', () => {
  const [[, [x1, y1], [x2, y2]]] = corners(rolling);
  expect(x2 - x1).toBeGreaterThan(100);
  expect(y1 - y2).toBe(120);
});

test('with an autoscaler the numbers are ranges, and the drawing is that of the upper end', () => {
  const all = texts(readMarkup(draw(autoscaled)));
  expect(all).toEqual(expect.arrayContaining(['4–30 + 2–15', '0 + 4–30', '60']));
});

test('a phase that is a hundred times longer than another leaves the other room for its mark', () => {
  const phases = canary.phases.map((one) => ({ ...one, seconds: one.index === 5 ? 1_000_000 : one.seconds }));
  const marks = withClass(readMarkup(draw({ ...canary, phases })), 'number');
  const places = marks.slice(0, 4).map(({ attributes }) => Number(attributes.x));
  places.slice(1).forEach((x, index) => expect(x - places[index]).toBeGreaterThan(20));
});

test('a release of very many steps makes the drawing wider, not illegible', () => {
  const phases = Array.from({ length: 40 }, (_, index) =>
    phase(index, { weight: index, exposure: index / 100, stableReplicas: 40, canaryReplicas: index, peakReplicas: 80, startsAt: index, seconds: 1 }));
  const root = readMarkup(draw({ ...canary, phases, analyses: [] }, blueGreen));
  expect(Number(root.attributes.width)).toBeGreaterThan(40 * 30);
});

test('it follows the colour scheme of its reader', () => {
  const [style] = named(readMarkup(draw(canary)), 'style').map(textIn);
  expect(style).toMatch(/\.plan \.paper \{ fill: #ffffff/);
  expect(style).toMatch(/@media \(prefers-color-scheme: dark\) \{\n\.plan \.paper \{ fill: #0d1117/);
  expect(style).not.toMatch(/%|undefined/);
  const classes = new Set(below(readMarkup(draw(...releases))).flatMap(({ attributes }) => attributes.class?.split(' ') ?? []));
  expect([...classes].filter((name) => name !== 'plan' && !new RegExp(`\\.${name} \\{`).test(style))).toEqual([]);
});

test('names that mean something in XML are text, and nothing else', () => {
  const root = readMarkup(draw(hostile()));
  expect(named(root, 'script')).toEqual([]);
  expect(textIn(root)).toContain('Release plan of Rollout</title><script>alert("1")</script>');
  expect(textIn(root)).not.toMatch(/[\u001b\u202e]/);
  expect(() => readMarkup(draw({ ...canary, name: 'a\ud800b\uffff' }))).not.toThrow();
});
