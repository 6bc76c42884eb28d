import type { Kind } from '../../shared/wire';

export interface Merge {
  cards: string[];
  similarity: number;
  voters: number;
}

export interface Link {
  from: string;
  to: string;
  strength: number;
  explicit: number;
  jaccard: number;
  both: number;
  either: number;
  backers: number;
  answered_by: string[];
}

export interface Pick {
  card: string;
  most_voted: boolean;
  most_representative: boolean;
  set_rank: number | null;
}

export interface Draft {
  needs: string[];
  objectives: string[];
  tools: string[];
  kpis: string[];
}

export interface Suggestions {
  merges: Merge[];
  links: Link[];
  shortlist: Partial<Record<Kind, Pick[]>>;
  covered: Partial<Record<Kind, number>>;
  gaps: { needs: string[]; objectives: string[]; difficulties: string[] };
  paths: Draft[];
}
