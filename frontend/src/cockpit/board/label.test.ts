import { expect, test } from 'vitest';
import { shortLabel } from './label';

test.each([
  ['Numeri semplici per il board', 30, 'Numeri semplici per il board'],
  ['Portare a bordo gli stakeholder interni: legale, medical', 26, 'Portare a bordo…'],
  ['Capire cosa dicono davvero i pazienti', 26, 'Capire cosa dicono davvero…'],
  ['Engagement: far commentare e condividere', 26, 'Engagement: far commentare…'],
  ['Non possiamo parlare del prodotto', 28, 'Non possiamo parlare…'],
  ['  spazi   doppi  ', 26, 'spazi doppi'],
  ['Farmacovigilanzaeccetera', 12, 'Farmacovigi…'],
  ['Le autorizzazioni sono pensate', 12, 'Le autorizz…'],
])('%s, in %i', (text, most, label) => expect(shortLabel(text, most)).toBe(label));
