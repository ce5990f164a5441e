import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/undefined-maximum-tolerable-downtime.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('review'));
