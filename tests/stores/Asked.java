import java.io.*;
import java.nio.file.*;
import org.apache.jena.query.*;
import org.apache.jena.rdf.model.*;
import org.apache.jena.riot.RDFDataMgr;

/** Loads a graph, then answers each query whose file is named on a line of stdin into the same name with .json. */
public class Asked {
  public static void main(String[] arguments) throws Exception {
    Model model = RDFDataMgr.loadModel(arguments[0]);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("ready");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String said = "done";
      try (OutputStream out = Files.newOutputStream(Path.of(line + ".json"));
          QueryExecution asked = QueryExecutionFactory.create(Files.readString(Path.of(line)), model)) {
        ResultSetFormatter.outputAsJSON(out, asked.execSelect());
      } catch (Exception wrong) {
        said = "error " + String.valueOf(wrong.getMessage()).replace('\n', ' ');
      }
      System.out.println(said);
    }
  }
}
