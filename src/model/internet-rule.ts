/** A rule of a firewall that lets strangers in. */
export interface InternetRule {
  /** Id and name of the firewall. */
  readonly firewall: string;
  readonly firewallName: string;
  /** Names of the rule, where the provider gives it one. */
  readonly names: readonly string[];
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** Those of its sources that are strangers. */
  readonly sources: readonly string[];
}
