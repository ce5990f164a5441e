/** What one administrator can delete: all of these accounts; `maybe` those too. */
export interface Reach {
  readonly id: string;
  readonly name: string;
  readonly accounts: ReadonlySet<string>;
  readonly maybe: ReadonlySet<string>;
}
