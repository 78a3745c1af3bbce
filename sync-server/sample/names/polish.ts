import { type NameSet, namesIn } from './name-set.ts';

export const polish: NameSet = {
  skew: 0.75,
  female:
    namesIn(`Anna, Katarzyna, Małgorzata, Agnieszka, Barbara, Ewa, Krystyna, Magdalena, Joanna, Monika, Beata,
    Danuta, Teresa, Zofia, Bożena, Grażyna`),
  male: namesIn(`Piotr, Krzysztof, Andrzej, Tomasz, Paweł, Jan, Michał, Marcin, Stanisław, Jakub, Adam, Marek,
    Łukasz, Grzegorz, Mateusz, Wojciech, Zbigniew, Kazimierz`),
  surnames:
    namesIn(`Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Lewandowski, Zieliński, Szymański,
    Woźniak, Dąbrowski, Kozłowski, Jankowski, Mazur, Kwiatkowski, Krawczyk, Kaczmarek, Piotrowski, Grabowski,
    Zając, Pawłowski, Michalski, Król, Wieczorek, Jabłoński, Wróbel, Majewski, Olszewski, Stępień, Malinowski,
    Jaworski, Adamczyk, Dudek, Nowicki, Pawlak, Górski, Witkowski, Sikora, Walczak, Rutkowski, Szewczyk,
    Brzęczyszczykiewicz, Gwiazdowski, Chrząszcz, Szczepański`),
};
