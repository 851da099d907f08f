import { ChildProcessWithoutNullStreams, spawn } from 'child_process';
import { join } from 'path';
import { createInterface } from 'readline';
import { conformanceData, workDirectory } from './conformance-data';
import { Finding, Operations } from './oracle-protocol';

interface Pending {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Reply {
  readonly id: number;
  readonly error?: string;
  readonly result?: never;
}

/**
 * Asks the oracle, which runs beside the tests as one process.
 * Questions may be asked without waiting for the answers; the oracle works them off in order.
 */
export class OracleClient {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly pending = new Map<number, Pending>();
  private readonly ended: Promise<void>;
  private stderr = '';
  private failure?: Error;
  private lastId = 0;

  /** Starts the binary that the environment variable ORACLE names, or the one that `conformance/run` builds. */
  constructor(binary: string = process.env.ORACLE ?? join(workDirectory, 'bin', 'oracle')) {
    const crds = conformanceData('crds');
    this.child = spawn(binary, ['-serve', ...(crds ? ['-crds', crds] : [])], { stdio: 'pipe' });
    this.child.stderr.on('data', (text) => this.stderr += text);
    // A write to a process that has died fails here; `close` then says why it died.
    this.child.stdin.on('error', () => undefined);
    createInterface({ input: this.child.stdout }).on('line', (line) => this.receive(JSON.parse(line)));
    this.ended = new Promise((resolve) => {
      this.child.on('error', (error) => this.fail(`cannot start ${binary}: ${error.message} (conformance/run builds it)`, resolve));
      this.child.on('close', (code) => this.fail(`${binary} ended with code ${code}: ${this.stderr.trim()}`, resolve));
    });
  }

  /** Asks one question. Rejects where the oracle cannot answer it, or is no longer there. */
  ask<Name extends keyof Operations>(operation: Name, request: Operations[Name]['request']): Promise<Operations[Name]['answer']> {
    if (this.failure) {
      return Promise.reject(this.failure);
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.child.stdin.write(JSON.stringify({ id, operation, request }) + '\n');
    });
  }

  /** Judges manifests, each finding as one line: what a test compares with an empty list. */
  async findings(request: Operations['validate']['request']): Promise<string[]> {
    return (await this.ask('validate', request)).map(printFinding);
  }

  /** Lets the oracle answer what was asked and ends it. */
  async close(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }

  private receive(reply: Reply): void {
    const question = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if (reply.error === undefined) {
      question?.resolve(reply.result as never);
    } else {
      question?.reject(new Error(`oracle: ${reply.error}`));
    }
  }

  private fail(message: string, done: () => void): void {
    this.failure ??= new Error(message);
    this.pending.forEach((question) => question.reject(this.failure!));
    this.pending.clear();
    done();
  }
}

/** One line per finding: severity, layer, object, path, message. */
export function printFinding({ severity, layer, object, path, message }: Finding): string {
  const name = object.namespace ? `${object.namespace}/${object.name}` : object.name;
  return `${severity} [${layer}] ${object.kind} ${name} ${path}: ${message}`;
}
