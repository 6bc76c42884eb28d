/** What people write at this breakfast. */
export const title = 'Colazione di lavoro a Milano';
export const topic = 'Valutare l’impatto dei social media in un piano di marketing per la salute';
export const window = 'Tavolo della finestra';
export const fireside = 'Tavolo del camino';

export const invest = 'Ottimizzare l’investimento: capire quanto rende ogni euro sui social';
export const insiders = 'Portare a bordo gli stakeholder interni, legale compreso';
/** Says the same in other words. */
export const lawyers = 'Convincere l’ufficio legale prima di pubblicare';
export const message = 'Portare il messaggio corretto in un mercato regolato';
export const aware = 'Farsi conoscere da chi convive con la malattia (awareness)';
export const listening = 'Social listening sulle community di pazienti';
export const engaged = 'Livello di engagement dei post educativi';
export const skills = 'In azienda nessuno ha il tempo di rispondere ai commenti';
export const rules = 'La normativa sulla pubblicità dei farmaci è poco chiara';

export const pathTitle = 'Ascoltare prima di parlare';
export const note = 'Il legale entra dal primo giorno: così i social diventano ascolto.';
export const reason = 'Lo ha chiesto la direzione';
export const theme = 'stakeholder';
