import type { Language } from '../model/language.ts';
import type { Severity } from '../model/severity.ts';

/** Options of the providers, by Commander's attribute names. */
export interface TargetFlags {
  readonly [option: string]: unknown;
  readonly metrics?: boolean;
}

export interface ReportFlags {
  /** `assess`: only checks that speak to them; everywhere: what became of their controls. */
  readonly framework?: string[];
  readonly config?: string;
  readonly out: string;
  readonly format?: string[];
  /** False with `--no-evidence`. */
  readonly evidence?: boolean;
  readonly page?: 'a4' | 'letter';
  readonly lang?: Language;
  readonly plugin?: string[];
  readonly brief?: boolean;
  readonly redact?: boolean;
  readonly templates?: string;
  readonly browser?: string;
}

export interface AssessFlags extends TargetFlags, ReportFlags {
  readonly from?: string[];
  readonly parameters?: string;
  readonly resourceGroup?: string;
  readonly checks?: string[];
  readonly questions?: string[];
  readonly failOn?: Severity;
  readonly failOnUnknown?: Severity;
  readonly requireConfidence?: number;
  readonly whatIf?: string[];
  readonly baseline?: string;
  /** False with `--no-store`. */
  readonly store?: string | boolean;
  readonly newOnly?: boolean;
  readonly allFindings?: boolean;
  readonly stats?: boolean;
  readonly now?: string;
}

export interface CollectFlags extends TargetFlags {
  readonly config?: string;
  readonly plugin?: string[];
  readonly out: string;
  readonly resume?: boolean;
  readonly stats?: boolean;
}

export interface DoctorFlags extends TargetFlags {
  readonly config?: string;
  readonly plugin?: string[];
  readonly browser?: string;
}

export interface GlobalFlags {
  readonly quiet?: boolean;
  readonly debug?: boolean;
}
