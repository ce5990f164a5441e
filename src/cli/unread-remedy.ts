import { sanitizeText } from '../lib/text.ts';
import type { Finding } from '../model/finding.ts';
import { NEED_LABELS } from '../model/need-labels.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';

const THING = 120;

/** How to let a check see what it could not, where no call that failed explains it: the thing, and a command. */
export function unreadRemedy({ check, resource: { provider }, reason, template }: Finding): string {
  const detail = sanitizeText(reason?.detail ?? '', THING);
  const need = [detail, String(template.data['need'] ?? '')].find(name => name in NEED_LABELS);
  const label = need === undefined ? '' : NEED_LABELS[need as keyof typeof NEED_LABELS];
  if (reason?.code === 'denied')
    return `Grant the permission to read ${label === '' ? 'it' : `the ${label}`}: cloudbrief policy ${provider}`;
  if (need !== undefined && /metric|utilization/i.test(need))
    return `Read metrics too: cloudbrief assess --${provider} --metrics`;
  if (PROVIDER_TRAITS[provider]?.isResourceId(detail) === true)
    return `Read ${detail} too, with its account and region: cloudbrief doctor ${provider} lists what can be read`;
  if (detail !== '' && detail !== need)
    return `Look at it by hand, since cloudbrief does not read ${detail}: cloudbrief checks show ${check}`;
  const what = label === '' ? 'it' : `the ${label}`;
  return `Collect again with this version, which may read ${what}: cloudbrief doctor ${provider} says what is refused`;
}
