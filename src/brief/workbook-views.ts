/** A table of a workbook. Cells are text or numbers, never formulas. */
export interface SheetView {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Evidence, register, plan and what was not seen, as tables that can be filtered. */
export interface WorkbookView {
  readonly language: string;
  readonly title: string;
  /** What it is of, and by whom: a line of term and text each. */
  readonly about: { readonly name: string; readonly lines: readonly (readonly [term: string, text: string])[] };
  readonly sheets: readonly SheetView[];
  /** On every printed page. */
  readonly footer: string;
  /** ISO 8601. */
  readonly moment: string;
}
