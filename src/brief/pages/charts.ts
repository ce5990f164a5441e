/** What every chart says around its drawing (risk model 4.4): the finding as its title, its source, and itself in words. */
interface Chart {
  readonly title: string;
  readonly source: string;
  readonly alternative: string;
}

/** Dots on a map without coasts. */
export interface MapView extends Chart {
  readonly places: readonly {
    readonly name: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly data: boolean;
    readonly copies: boolean;
    readonly text: string;
  }[];
  /** Where else the providers are: what the dots are seen against. */
  readonly others: readonly (readonly [latitude: number, longitude: number])[];
  readonly key: { readonly data: string; readonly copies: string; readonly others: string };
}

/** How long recovery takes, service by service: the promise, the test, and what we reckon. */
export interface TimelineView extends Chart {
  readonly rows: readonly {
    readonly label: string;
    /** Hours; undefined where nobody has set a target. */
    readonly target: number | undefined;
    /** Hours; undefined where nobody has tested it. */
    readonly tested: number | undefined;
    /** The least and the most; undefined where it never ends: the data is lost. */
    readonly from: number;
    readonly to: number | undefined;
    readonly text: string;
  }[];
  readonly ticks: readonly { readonly hours: number; readonly text: string }[];
  readonly key: { readonly target: string; readonly tested: string; readonly range: string; readonly never: string };
}

/** Sorted bars: shares of one whole. */
export interface BarsView extends Chart {
  readonly rows: readonly { readonly label: string; readonly share: number; readonly text: string }[];
}

/** How likely it is that a year costs more than an amount. */
export interface ExceedanceView extends Chart {
  readonly axis: { readonly amount: string; readonly chance: string };
  readonly lines: readonly {
    readonly kind: 'today' | 'after' | 'tolerance';
    readonly label: string;
    /** Amount, and the share of years in which more is lost; amounts rise and are above zero. */
    readonly points: readonly (readonly [amount: number, chance: number])[];
  }[];
  readonly amounts: readonly { readonly amount: number; readonly text: string }[];
  readonly chances: readonly { readonly chance: number; readonly text: string }[];
}
