import { type NameSet, namesIn } from './name-set.ts';

export const italian: NameSet = {
  skew: 0.75,
  female: namesIn(`Maria, Anna, Giulia, Francesca, Paola, Laura, Chiara, Sara, Rosa, Angela, Elena, Antonella,
    Gabriella, Lucia, Simona, Carla, Donatella, Ornella`),
  male: namesIn(`Anthony, Giuseppe, Marco, Salvatore, Antonio, Vincent, Dominic, Carmine, Rocco, Giovanni, Franco,
    Pasquale, Angelo, Gino, Nunzio, Lorenzo, Fabrizio, Calogero`),
  surnames:
    namesIn(`Russo, Rossi, Esposito, Romano, Bianchi, Ferrari, Colombo, Ricci, Marino, Greco, Bruno, Gallo,
    Conti, De Luca, Costa, Giordano, Mancini, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Santoro, Mariani, Rinaldi,
    Caruso, Ferrara, Gatti, Pellegrini, Palumbo, Sanna, Di Stefano, D'Angelo, De Santis, Di Marco, La Rocca, Lo Presti,
    D'Amico, Della Valle, Bevilacqua, Cozzani, Quattrocchi, Mezzasalma, Tagliaferro, Sciarrotta`),
};
