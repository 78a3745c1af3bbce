import { type NameSet, namesIn } from './name-set.ts';

export const german: NameSet = {
  skew: 0.75,
  female:
    namesIn(`Anna, Katrin, Heidi, Ingrid, Monika, Ursula, Sabine, Petra, Birgit, Karin, Renate, Gisela, Silke,
    Anneliese, Jutta, Ulrike, Margarete`),
  male: namesIn(`Peter, Michael, Thomas, Andreas, Wolfgang, Klaus, Jürgen, Günter, Stefan, Frank, Uwe, Bernd, Dieter,
    Karl, Hans, Jörg, Rainer, Matthias, Heinz, Lothar, Götz, Ulrich`),
  surnames:
    namesIn(`Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer,
    Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann,
    Lange, Schmitt, Werner, Krause, Meier, Lehmann, Köhler, Herrmann, Walter, König, Mayer, Huber, Kaiser, Fuchs,
    Peters, Möller, Scholz, Weiß, Jung, Hahn, Vogel, Friedrich, Keller, Günther, Berger, Winkler, Roth, von Hagen,
    Lorenz, Baumann, Schuster, Kraus, Böhm, Simon, Franke, Albrecht, van der Meer, van den Berg, de Vries, Dijkstra,
    Pfannenstiel, Zwetschkenbaum, von der Heide, Oberhuber, Hinterseer, Niederkofler`),
};
