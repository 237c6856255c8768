import { describe, expect, it } from 'vitest';
import { createTextPainter } from '../../../webview/canvas/paint/text';

/** Letters of ten pixels; counts how often something is measured. */
function ruler(): { readonly context: Parameters<typeof createTextPainter>[0]; readonly measured: () => number } {
  let measured = 0;
  const context = { font: '', measureText: (text: string) => ({ width: (measured++, [...text].length * 10) }) as TextMetrics };
  return { context, measured: () => measured };
}

describe('text on the canvas', () => {
  it('is cut where there is too little room, and left out where there is hardly any', () => {
    const { context } = ruler();
    const { fit } = createTextPainter(context);
    expect(['web-01', 'web-frontend-01'].map((name) => fit(name, 80, '11px a'))).toEqual(['web-01', 'web-fro…']);
    expect(fit('web-frontend-01', 25, '11px a')).toBe('');
  });

  it('is measured once for a font, and fitted once for a room', () => {
    const { context, measured } = ruler();
    const { fit, width } = createTextPainter(context);
    fit('web-frontend-01', 80, '11px a');
    const once = measured();
    for (let again = 0; again < 5; again++) fit('web-frontend-01', 80, '11px a');
    width('web-frontend-01', '11px a');
    expect(measured()).toBe(once);
    width('web-frontend-01', '12px a');
    expect(measured()).toBe(once + 1);
  });

  it('is right however much has been fitted before', () => {
    const { context } = ruler();
    const { fit } = createTextPainter(context);
    for (let at = 0; at < 30_000; at++) fit(`vm-${at}`, 40, '11px a');
    expect(fit('vm-29999', 50, '11px a')).toBe('vm-2…');
    expect(fit('vm-1', 40, '11px a')).toBe('vm-1');
  });
});
