import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../bin/colazione', import.meta.url));
const promptMs = 20_000;

/** The built program on a database of its own, on a port that it chose. */
export class Server {
  private constructor(
    private process: ChildProcess,
    private readonly folder: string,
    /** Such as http://127.0.0.1:40123. */
    readonly origin: string,
    /** The organisers' key, as a first start prints it. */
    readonly key: string,
  ) {}

  /** `command` is a subcommand of the program, such as demo. */
  static async start(...command: string[]): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'colazione-'));
    const child = launch(folder, '127.0.0.1:0', command);
    const [, origin, key] = await greeting(child, /is ready: (\S+)[^]*key, shown this once only: (\S+)\n/);
    return new Server(child, folder, origin!, key!);
  }

  /** Pulls the plug, and starts the program again on the same file and port. */
  async crash(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    this.process = launch(this.folder, new URL(this.origin).host);
    await greeting(this.process, /is ready: \S+/);
  }

  /** Ends the program as a service manager does. Throws when it does not end well. */
  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    await rm(this.folder, { recursive: true });
    if (code !== 0) throw new Error(`colazione ended with ${code}`);
  }
}

function launch(folder: string, address: string, command: string[] = []): ChildProcess {
  const data = join(folder, 'meeting.db');
  return spawn(program, [...command, '-addr', address, '-data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits until the program has said what is wanted; throws with its log when it ends before. */
function greeting(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    let log = '';
    const failed = (why: string): void => {
      child.kill();
      reject(new Error(`colazione ${why}\n${said}\n${log}`));
    };
    const timer = setTimeout(() => failed('says nothing'), promptMs);
    child.once('error', (error) => failed(`does not start (make build): ${error.message}`));
    child.once('exit', (code) => failed(`ended with ${code}`));
    child.stderr!.on('data', (text: Buffer) => (log += text.toString()));
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      const found = wanted.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
