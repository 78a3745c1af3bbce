import type { Purpose } from './class-plan.ts';

/** What one tap makes of a purpose: most people come for the exam, so the first tap says that; then it turns over. */
export const nextPurpose = (purpose: Purpose | null): Purpose => (purpose === 'exam' ? 'cec-only' : 'exam');
