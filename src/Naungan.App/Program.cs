return 0;

/// <summary>The one executable: web pages, JSON API and command line.</summary>
public partial class Program;
