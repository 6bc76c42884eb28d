import type { Kpi } from './wire';

/** A measure in one line: what, from where to where, by when. Empty where nothing is said. */
export function kpiLine(kpi: Kpi | undefined): string {
  if (!kpi) return '';
  const way = [kpi.baseline, kpi.target].filter(Boolean).join(' → ');
  const what = [kpi.measure, way].filter(Boolean).join(': ');
  return [what, kpi.due].filter(Boolean).join(' · ');
}
