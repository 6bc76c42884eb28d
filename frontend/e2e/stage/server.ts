import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../bin/colazione', import.meta.url));
const promptMs = 60_000;
const lookMs = 50;

/** The built program on a database of its own, on a port that it chose. */
export class Server {
  /** What it wrote into its log and on its console. */
  private said = '';

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
    const server = new Server(child, folder, origin!, key!);
    server.listen();
    return server;
  }

  private listen(): void {
    for (const stream of [this.process.stdout!, this.process.stderr!])
      stream.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  /** Which of the words stand in a file of its folder or in its log, with where they do. */
  async holds(...words: readonly string[]): Promise<string[]> {
    const places: [string, string][] = [['the log', this.said]];
    for (const entry of await readdir(this.folder, { withFileTypes: true }))
      if (entry.isFile()) places.push([entry.name, await readFile(join(this.folder, entry.name), 'latin1')]);
    return words.flatMap((word) => {
      const bytes = Buffer.from(word).toString('latin1');
      return places.filter(([, text]) => text.includes(bytes)).map(([place]) => `${word} in ${place}`);
    });
  }

  /** Pulls the plug, and has the program that is started again make the day's copy of what there is now. Gives its name. */
  async copyAnew(): Promise<string> {
    const copy = async (): Promise<string | undefined> =>
      (await readdir(this.folder)).find((name) => /-\d{4}-\d{2}-\d{2}\.db$/.test(name));
    const old = await copy();
    if (old) await rm(join(this.folder, old));
    await this.crash();
    for (const until = Date.now() + promptMs; Date.now() < until;) {
      const made = await copy();
      if (made) return made;
      await new Promise((wait) => setTimeout(wait, lookMs));
    }
    throw new Error('the copy of the day was not made');
  }

  /** Pulls the plug, and starts the program again on the same file and port, or another one in its place. */
  async crash(by = program): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    this.process = launch(this.folder, new URL(this.origin).host, [], by);
    await greeting(this.process, /is ready: \S+/);
    this.listen();
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

function launch(folder: string, address: string, command: string[] = [], by = program): ChildProcess {
  const data = join(folder, 'meeting.db');
  return spawn(by, [...command, '-addr', address, '-data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
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
