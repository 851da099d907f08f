import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Readable, Writable } from 'stream';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: any;
  readonly result?: any;
  readonly error?: { readonly message: string };
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--remote-debugging-pipe'];

/**
 * A page in a headless Chromium, spoken to over its debugging pipe.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export class PageView {
  /** What the page asked for, but for itself. */
  public readonly requests: string[] = [];
  /** What the browser complained about. */
  public readonly complaints: string[] = [];

  private readonly profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  private readonly browser: ChildProcess;
  private readonly waiting = new Map<number, { readonly resolve: (result: any) => void; readonly reject: (error: Error) => void }>();
  private readonly listeners = new Map<string, () => void>();
  private session?: string;
  private last = 0;

  public constructor(chromium: string) {
    this.browser = spawn(chromium, [...FLAGS, `--user-data-dir=${this.profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.browser.on('error', (error) => this.waiting.forEach(({ reject }) => reject(error)));
    let rest = '';
    (this.browser.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = `${rest}${text}`.split('\0');
      rest = messages.pop()!;
      messages.forEach((message) => this.hear(JSON.parse(message)));
    });
  }

  /** Shows a file to a reader with a screen of this width. */
  public async open(file: string, width: number, scheme: 'light' | 'dark'): Promise<void> {
    if (this.session === undefined) {
      const { targetId } = await this.call('Target.createTarget', { url: 'about:blank' });
      this.session = (await this.call('Target.attachToTarget', { targetId, flatten: true })).sessionId;
      await Promise.all(['Page.enable', 'Network.enable', 'Log.enable', 'Runtime.enable'].map((method) => this.call(method)));
    }
    await this.call('Emulation.setDeviceMetricsOverride', { width, height: 844, deviceScaleFactor: 1, mobile: width < 500 });
    await this.call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    const loaded = new Promise<void>((resolve) => this.listeners.set('Page.loadEventFired', resolve));
    await this.call('Page.navigate', { url: `file://${file}` });
    await loaded;
  }

  /** The value of an expression in the page. */
  public async evaluate(expression: string): Promise<any> {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    }
    return result.value;
  }

  /** Ends the browser, and removes what it left. */
  public async close(): Promise<void> {
    const ended = new Promise((resolve) => this.browser.once('exit', resolve));
    void this.call('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private call(method: string, params: object = {}): Promise<any> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.browser.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
    });
  }

  private hear({ id, method, params, result, error }: Answer): void {
    if (id !== undefined) {
      const caller = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) {
        caller?.reject(new Error(error.message));
      } else {
        caller?.resolve(result);
      }
    } else if (method === 'Network.requestWillBeSent' && params.type !== 'Document') {
      this.requests.push(params.request.url);
    } else if (method === 'Log.entryAdded') {
      this.complaints.push(params.entry.text);
    } else if (method !== undefined) {
      this.listeners.get(method)?.();
    }
  }
}
