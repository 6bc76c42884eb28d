import type { Api } from '../../shared/net/api';
import { Failure, type FailureCode } from '../../shared/net/problem';
import { repeat } from '../../shared/repeat';
import type { SafetyReport, SafetyReports } from '../../shared/wire';

const everyMs = 5_000;

/** The safety reports that this organiser may see, looked at again from time to time while the page is. */
export class SafetyInbox {
  /** The oldest first; null before the first answer. */
  reports: readonly SafetyReport[] | null = $state.raw(null);
  /** Why the last look failed: what is in `reports` may be over. */
  wrong: FailureCode | null = $state(null);

  private asks = 0;
  /** The latest ask that `reports` rests on: older answers come too late. */
  private known = 0;

  constructor(private readonly api: Api) {}

  /** Gives the function that stops it. */
  start(): () => void {
    return repeat(() => this.look(), everyMs);
  }

  /** Says that a report was passed on, or that it was not. Throws a Failure. */
  async pass(report: SafetyReport, passed: boolean): Promise<void> {
    const now = await this.api.put<SafetyReport>(`/safety/${report.id}`, { passed });
    this.known = this.asks; // what was asked before may not know of it
    this.reports = (this.reports ?? []).map((one) => (one.id === now.id ? now : one));
  }

  private async look(): Promise<void> {
    if (document.hidden && this.reports) return;
    const ask = ++this.asks;
    try {
      const { reports } = await this.api.get<SafetyReports>('/safety');
      if (ask <= this.known) return;
      this.known = ask;
      this.reports = reports;
      this.wrong = null;
    } catch (reason) {
      if (ask > this.known) this.wrong = Failure.from(reason).code;
    }
  }
}
