/** What is drawn beside the title of a box; hidden from screen readers, since the words say it. */
export type Glyph = 'key' | 'data' | 'copies' | 'building' | 'door' | 'globe' | 'bolt' | 'contract';

/**
 * `fails` and `holds` by the findings; `unseen`: cannot be told; `planned`: what a decision adds, which is not there yet;
 * `plain`: neither good nor bad.
 */
export type BoxState = 'fails' | 'holds' | 'unseen' | 'planned' | 'plain';

export interface PictureBox {
  readonly glyph: Glyph | undefined;
  readonly state: BoxState;
  readonly title: string;
  readonly lines: readonly string[];
  /** Percent of a whole, drawn as a bar. */
  readonly share: number | undefined;
}

export interface PictureColumn {
  /** Over the frame; empty for none. */
  readonly title: string;
  /** Whether a frame is drawn around the boxes: an account, a building. */
  readonly framed: boolean;
  /** The arrow from the column before, with what it says; undefined draws none. */
  readonly arrow: { readonly text: string } | undefined;
  readonly boxes: readonly PictureBox[];
}

/** Why a risk is true, from left to right; from counts of the assessment alone. */
export interface RiskPicture {
  readonly columns: readonly PictureColumn[];
  /** Says what dashed boxes are; empty without one. */
  readonly key: string;
}
