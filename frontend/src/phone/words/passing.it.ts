export const it = {
  title: 'Questa finestra si chiude da sola',
  text: 'È quella con cui il telefono si collega al Wi-Fi, o una pagina dentro un’altra app. Quando si chiude, la sala non ti riconosce più. Apri questo indirizzo in Safari o Chrome:',
  copy: 'Copia l’indirizzo',
  copied: 'Copiato',
  anyway: 'Resta qui lo stesso',
};

export type PassingWords = typeof it;
