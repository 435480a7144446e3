namespace Naungan;
