/** The decisions that are asked for, to be signed. */
export interface Decisions {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: {
    readonly decision: string;
    readonly nothing: string;
    readonly decided: string;
    readonly accepted: string;
  };
  readonly rows: readonly {
    readonly text: string;
    readonly against: string;
    readonly work: string;
    readonly nothing: string;
  }[];
  /** Labels of what is filled in by hand. */
  readonly fields: { readonly name: string; readonly by: string; readonly until: string };
  readonly note: string;
}

/** The next 90 days, month by month. */
export interface Plan {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: readonly {
    readonly title: string;
    readonly none: string;
    readonly items: readonly { readonly action: string; readonly work: string; readonly done: string }[];
  }[];
  readonly owner: string;
  readonly note: string;
}

export interface Glossary {
  readonly kicker: string;
  readonly headline: string;
  readonly columns: { readonly term: string; readonly text: string };
  readonly terms: readonly { readonly term: string; readonly text: string }[];
  readonly checksum: string;
}
