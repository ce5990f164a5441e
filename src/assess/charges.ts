import { compareText } from '../lib/text.ts';
import type { Unit } from '../model/inventory.ts';

/** One operation that costs money: how much of what it sells was asked for, and its list price in US dollars. */
export interface Charge {
  readonly operation: string;
  readonly items: number;
  readonly usd: number;
}

/**
 * List prices without taxes and discounts. GetMetricData: USD 0.01 for 1,000 metrics requested, outside the free tier
 * (https://aws.amazon.com/cloudwatch/pricing/, the same figure at
 * https://support.site24x7.com/portal/en/kb/articles/aws-cloudwatch-metrics-cost-calculation, read 24 November 2026).
 */
const USD_FOR_A_THOUSAND: Readonly<Record<string, number>> = { 'cloudwatch:GetMetricData': 0.01 };

/** What calls have cost, operation by operation. */
export function chargesOf(calls: Unit['calls']): Charge[] {
  const items = new Map<string, number>();
  for (const { operation, charged = 0 } of calls)
    if (charged > 0) items.set(operation, (items.get(operation) ?? 0) + charged);
  return [...items]
    .map(([operation, count]) => ({
      operation,
      items: count,
      usd: Math.round(count * (USD_FOR_A_THOUSAND[operation] ?? 0) * 1000) / 1_000_000,
    }))
    .sort((a, b) => compareText(a.operation, b.operation));
}

/** What was paid for, as a line for the terminal; empty where everything was free. */
export function chargesLine(charges: readonly Charge[] = []): string {
  return charges
    .map(
      ({ operation, items, usd }) =>
        `${operation}: ${String(items)} metrics, about USD ${usd.toFixed(usd < 0.01 ? 4 : 2)} at list price`,
    )
    .join('; ');
}
