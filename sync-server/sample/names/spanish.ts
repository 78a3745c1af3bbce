import { type NameSet, namesIn } from './name-set.ts';

export const spanish: NameSet = {
  skew: 1,
  female:
    namesIn(`María, Ana, Guadalupe, Rosa, Carmen, Claudia, Patricia, Alejandra, Gabriela, Verónica, Adriana,
    Leticia, Daniela, Ana María, Sofía, Lucía, Elena, Mónica, Silvia, Isabel, Beatriz, Yolanda, Marisol, Ximena,
    María José, Esperanza, Graciela, Noemí, Itzel, Concepción`),
  male: namesIn(`José, Juan, Luis, Carlos, Jesús, Miguel, Jorge, Francisco, Antonio, Manuel, Alejandro, Ricardo,
    Fernando, Roberto, Javier, Eduardo, Rafael, Sergio, Raúl, Arturo, José Luis, Juan Carlos, Ramón, Héctor, Andrés,
    Rubén, Óscar, Víctor, Enrique, Guillermo, Ignacio, Martín, Joaquín, Efraín, Cuauhtémoc`),
  surnames: namesIn(`García, Rodríguez, Martínez, Hernández, López, González, Pérez, Sánchez, Ramírez, Torres,
    Flores, Rivera, Gómez, Díaz, Cruz, Morales, Reyes, Gutiérrez, Ortiz, Ramos, Chávez, Ruiz, Álvarez, Mendoza,
    Castillo, Jiménez, Vargas, Romero, Moreno, Herrera, Medina, Aguilar, Vásquez, Castro, Guzmán, Fernández, Muñoz,
    Salazar, Ortega, Delgado, Estrada, Ríos, Alvarado, Domínguez, Contreras, Silva, Sandoval, Núñez, Maldonado, Vega,
    Rojas, Campos, Espinoza, Cervantes, Luna, de la Cruz, Peña, Molina, Ávila, Carrillo, Trujillo, Zamora, Ochoa,
    de León, Villarreal, Barrera, Solís, de la Rosa, Cárdenas, Escobedo, Ibarra, del Río, Quiñones, Zúñiga,
    Montemayor, de la Garza, Urrutia, Yáñez, Etxeberria, Goicoechea`),
};
