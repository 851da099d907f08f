import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Inventory } from '../../src/review/inventory/inventory';
import { planReleases } from '../../src/review/plan/plan-releases';
import { PLAN_REPORTS, PlanReportName } from '../../src/review/report/plan/plan-reports';
import { readManifests } from '../../src/yaml/read-manifests';
import { PageView } from '../browser/page-view';
import { describeWith, repository } from '../client/conformance-data';

const { CHROMIUM } = process.env;
const GOLDENS = join(repository, 'test', 'golden');
const PHONE = 390;
const SCREEN = 1280;

/** The releases of every golden file. */
const releases = readdirSync(GOLDENS).filter((name) => name.endsWith('.yaml')).flatMap((name) => {
  const { manifests } = readManifests(name, readFileSync(join(GOLDENS, name), 'utf8'));
  return planReleases(new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } }))));
});

/** Texts that stick out of their drawing, by more than fonts differ. */
const STICKING_OUT = `[...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1).map(([text]) => text);
})`;

describeWith(CHROMIUM)('the plans of every golden file in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-page-'));
  let view: PageView;
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const report = (name: PlanReportName) => PLAN_REPORTS[name](releases, { colours: false });

  beforeAll(() => {
    view = new PageView(CHROMIUM!);
  });
  afterAll(async () => {
    await view.close();
    rmSync(folder, { recursive: true });
  });

  test.each([[PHONE, 'light'], [PHONE, 'dark'], [SCREEN, 'light'], [SCREEN, 'dark']] as const)('the page at %d px, %s, needs no network and no scrolling sideways', async (width, scheme) => {
    await view.open(write('plan.html', report('html')), width, scheme);
    expect(await view.evaluate('document.querySelectorAll("article").length')).toBe(releases.length);
    expect(await view.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await view.evaluate(STICKING_OUT)).toEqual([]);
    expect(await view.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
    expect(view.requests).toEqual([]);
    expect(view.complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('the picture, %s, keeps its texts inside, and follows the colour scheme', async (scheme) => {
    await view.open(write('plan.svg', report('svg')), 800, scheme);
    expect(await view.evaluate('document.documentElement.nodeName')).toBe('svg');
    expect(await view.evaluate(STICKING_OUT)).toEqual([]);
    expect(await view.evaluate('getComputedStyle(document.querySelector(".paper")).fill')).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
    expect(view.requests).toEqual([]);
  });

  test('a page that is too wide, one whose text sticks out and one that loads something are noticed', async () => {
    await view.open(write('wide.html', '<div style="width: 900px">wide</div>'), PHONE, 'light');
    expect(await view.evaluate('document.documentElement.scrollWidth')).toBeGreaterThan(PHONE);
    await view.open(write('out.html', '<svg width="40" height="20"><text x="30" y="10">sticking out</text></svg><img src="other.png">'), PHONE, 'light');
    expect(await view.evaluate(STICKING_OUT)).toEqual(['sticking out']);
    expect(view.requests).toEqual([expect.stringContaining('other.png')]);
  });
});
