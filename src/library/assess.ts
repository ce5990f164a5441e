import { redactAssessment } from '../assess/redaction.ts';
import { englishMessages } from '../brief/language/check-messages.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Extension } from '../plugin/extension.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import { assessOptions, rulesOf, type RulesRequest } from '../run/assess-options.ts';
import { compareBy } from '../run/compare.ts';
import { ruleChecks } from '../run/rule-checks.ts';
import { combineExtensions, ruleExtension } from '../run/extensions.ts';
import { assessWithLosses } from '../run/money.ts';
import type { Selection } from '../run/select-checks.ts';
import { version } from '../run/version.ts';
import { createConfiguration, type Configuration } from './configuration.ts';
import { momentOf } from './moment.ts';

export interface AssessOptions extends Selection {
  /** ISO 8601: ages and expiry dates count from it. The same inventory and date give the same assessment. */
  readonly now: string;
  readonly configuration?: Configuration;
  readonly extensions?: readonly Extension[];
  /** An earlier assessment: the result has what changed since. */
  readonly baseline?: Assessment;
  /** Replaces names, ids and addresses. */
  readonly redact?: boolean;
}

/** Judges an inventory. Rejects with a `CloudbriefError` for a check or parameter that does not exist. */
export async function assess(inventory: Inventory, options: AssessOptions): Promise<Assessment> {
  const { now, configuration = createConfiguration(), extensions = [], baseline, redact } = options;
  const request: RulesRequest = {
    configuration,
    selection: options,
    extensions: combineExtensions([...extensions, ...ruleExtension(ruleChecks(configuration))]),
    now: momentOf(now),
    version: version(),
  };
  const rules = await rulesOf(request);
  const engine = await assessOptions(request, rules, inventory);
  const assessed = await assessWithLosses(inventory, engine, { money: rules.money });
  const whole =
    baseline === undefined ? assessed : { ...assessed, trend: compareBy(rules.all, baseline, assessed).trend };
  return redact === true ? redactAssessment(whole, PROVIDER_TRAITS, englishMessages()) : whole;
}
