import { type NameSet, namesIn } from './name-set.ts';

export const french: NameSet = {
  skew: 0.8,
  female:
    namesIn(`Marie, Nathalie, Isabelle, Sylvie, Julie, Chantal, Caroline, Valérie, Mélanie, Émilie, Geneviève,
    Josée, Véronique, Annick, Marie-Ève, Anne-Marie, Hélène, Élise, Noémie, Océane, Maude`),
  male: namesIn(`Michel, Pierre, Martin, Alain, Daniel, Éric, Luc, François, Stéphane, Sylvain, Guy, Jean-François,
    Mathieu, Benoît, Sébastien, Étienne, Jean-Pierre, Jérôme, Rémi, Gaétan, Normand, Thibault`),
  surnames: namesIn(`Tremblay, Gagnon, Roy, Côté, Bouchard, Gauthier, Morin, Lavoie, Fortin, Gagné, Ouellet,
    Pelletier, Bélanger, Lévesque, Bergeron, Leblanc, Paquette, Girard, Simard, Boucher, Caron, Beaulieu, Cloutier,
    Dubé, Poirier, Fournier, Lapointe, Leclerc, Lefebvre, Poulin, Thibault, St-Pierre, Nadeau, Martel, Landry,
    Desjardins, Grenier, Lachance, Hébert, Villeneuve, Dubois, de Montigny, Bissonnette, La Rochelle, Saint-Onge,
    Desrosiers, Guérin, Quesnel, d'Amours, Vaillancourt, Archambault, Létourneau, Laframboise`),
};
