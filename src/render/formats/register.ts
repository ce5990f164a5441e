import { stringify } from 'csv-stringify/sync';
import type { Register, RegisterEntry } from '../../model/register.ts';
import { cellOf, type Cell } from './csv-cell.ts';

/** The fields of the risk register of NIST IR 8286 in its order and with its names; additional fields follow. */
const COLUMNS: Readonly<Record<string, (entry: RegisterEntry) => Cell>> = {
  ID: entry => entry.id,
  Priority: entry => entry.priority ?? undefined,
  'Risk Description': entry => entry.riskDescription,
  'Risk Category': entry => entry.riskCategory,
  'Current Assessment - Likelihood': entry => entry.currentAssessment.likelihood,
  'Current Assessment - Impact': entry => entry.currentAssessment.impact,
  'Current Assessment - Exposure Rating': entry => entry.currentAssessment.exposureRating,
  'Risk Response Type': entry => entry.riskResponseType,
  'Risk Response Cost': entry => entry.riskResponseCost,
  'Risk Response Description': entry => entry.riskResponseDescription,
  'Risk Owner': entry => entry.riskOwner,
  Status: entry => entry.status,
  Evidence: entry => entry.evidence.join(' '),
};

type Certainty = NonNullable<RegisterEntry['certainty']>;

/** In the same CSV dialect as `findings.csv`; the certainty in the language of the other texts. */
export function toRegisterCsv({ entries }: Register, certaintyWord: (certainty: Certainty) => string): string {
  const columns = {
    ...COLUMNS,
    Certainty: ({ certainty }: RegisterEntry): Cell => (certainty === null ? undefined : certaintyWord(certainty)),
    'Management Response': ({ managementResponse }: RegisterEntry): Cell => managementResponse?.response,
    'Management Response By': ({ managementResponse }: RegisterEntry): Cell => managementResponse?.by,
    'Management Response Until': ({ managementResponse }: RegisterEntry): Cell => managementResponse?.until,
  };
  const rows = entries.map(entry => Object.values(columns).map(column => cellOf(column(entry))));
  return stringify([Object.keys(columns), ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

export const toRegisterJson = (register: Register): string => `${JSON.stringify(register, null, 2)}\n`;
